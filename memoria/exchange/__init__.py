"""What an event exchanges with other programs: its programme (frab and pretalx, iCalendar), and how it is cited. Pure."""
