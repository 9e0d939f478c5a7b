"""Who else stands in a chain, weighed by fitted weights over plain facts of the parse."""
