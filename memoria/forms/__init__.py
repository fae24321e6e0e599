"""The forms that rapporteurs fill in: one for each note expected, in Word and in Markdown, in the language of the event.

What a form asks is data (``forms.yaml``), and so are its words (``texts.yaml``). What stands between ⟦ and ⟧ is an
instruction, and no reader takes it for text (``instructions``).
"""
