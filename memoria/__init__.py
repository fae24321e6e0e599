"""memoria: a compiler of proceedings and memorias de trabajo."""

__version__ = "0.1.0"
