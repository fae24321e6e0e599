"""The writers: from the document tree and the theme to finished files, and the proof that nothing was lost."""
