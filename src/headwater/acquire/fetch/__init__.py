"""Pages from the network: only where the user asked for it, only from public addresses.

The parts that open a connection are imported by whoever fetches; nothing else of the package does.
"""
