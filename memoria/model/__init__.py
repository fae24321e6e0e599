"""What an event is: typed, frozen records, filled by the readers."""
