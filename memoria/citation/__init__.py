"""How a volume and each of its contributions are cited: as values, in words (ISO 690, APA) and as data for other programs."""
