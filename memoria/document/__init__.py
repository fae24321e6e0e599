"""The one document tree, pandoc's, that every reader makes and every writer prints."""
