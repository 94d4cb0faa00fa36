"""A worker's day, and recording a visit, with ten years of visits in the database."""
