"""Translations: which file translates which, whose marks are whose, what is out of date, and the event in one language."""
