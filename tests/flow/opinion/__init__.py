"""A second opinion on what is proven of guides: a solver, which is told each guide in terms of logic, and knows no
states."""
