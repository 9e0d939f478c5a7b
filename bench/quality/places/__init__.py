"""Places measured on two public sets of news with labelled toponyms."""
