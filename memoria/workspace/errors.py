"""What only the machine can be blamed for."""


class MachineError(Exception):
    """The machine lacks something or refuses it: a program, a font, a folder that can't be written. Exit status 3."""
