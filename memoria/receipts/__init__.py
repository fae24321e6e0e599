"""Receipts: what was understood of a file that somebody dropped, what is missing in it, where, and how to write it.

They are for whoever wrote the file, in the language of the event and in plain words, without codes. ``summary`` says the same on
one line, for the editor.
"""

from memoria.receipts.receipt import NOTE, SUFFIXES, TRANSLATION, UNFILLED, Receipt, receipt_name, receipts
from memoria.receipts.summary import summary

__all__ = ["NOTE", "SUFFIXES", "TRANSLATION", "UNFILLED", "Receipt", "receipt_name", "receipts", "summary"]
