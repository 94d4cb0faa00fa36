"""What PostgreSQL itself keeps from whom, with the first wall standing and without it."""
