"""Texts of every diagnostic, one YAML file for each family of codes."""
