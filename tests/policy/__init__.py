"""Who may see and do what, held to a second copy of the verdict table and to the queries."""
