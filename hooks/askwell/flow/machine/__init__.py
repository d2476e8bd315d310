"""The finite machine that a flow compiles to, and the paths through it."""
