"""A second opinion: every word that pandoc finds in the forum's documents, we find too (decision 7)."""

from __future__ import annotations

import re
import subprocess

import pypandoc
import pytest

from memoria.document.walk import text_of
from memoria.readers.office import read_paper
from memoria.readers.yaml_nodes import Mapping, Scalar
from tests.examples.rapporteurs import FILES, FORUM

WORD = re.compile(r"[^\W\d_]{3,}")


@pytest.mark.parametrize("path", FILES)
def test_every_word_that_pandoc_finds_is_found(path: str) -> None:
    data = (FORUM / path).read_bytes()
    command = [pypandoc.get_pandoc_path(), "-f", path.rpartition(".")[2], "-t", "plain", "--wrap=none", "--track-changes=accept"]
    theirs = subprocess.run(command, input=data, capture_output=True, check=True).stdout.decode()
    paper = read_paper(path, data, "es")
    assert isinstance(paper.header, Mapping)
    told = " ".join(str(value) for problem in paper.problems for value in problem.values.values())
    header = " ".join(f"{key.text} {value.text}" for key, value in paper.header.pairs if isinstance(value, Scalar))
    ours = set(WORD.findall(f"{text_of(paper.blocks)} {header} {told}".casefold()))
    assert set(WORD.findall(theirs.casefold())) - ours <= {"tabla"}, "the label of a caption is the volume's"
