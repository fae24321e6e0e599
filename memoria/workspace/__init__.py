"""The edge: disk, clock, environment and pandoc. Everything else takes values and gives values."""
