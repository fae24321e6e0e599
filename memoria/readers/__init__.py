"""From files to the model: text, YAML, Markdown and the marks in them."""
