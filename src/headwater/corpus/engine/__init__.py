"""What runs the plan: this machine with DuckDB and processes, or a cluster with Spark."""
