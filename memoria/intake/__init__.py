"""Foreign material (Zoom, Teams, Meet, Otter, WhatsApp, forms, mail) → values → canonical Markdown and YAML of an event."""
