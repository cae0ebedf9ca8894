"""The doors. The clock and the environment enter here and nowhere else."""
