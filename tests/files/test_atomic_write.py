"""A file is written whole or not at all."""

import os
import stat

import pytest

from practicum.base.problem import ProblemsError
from practicum.files.atomic_write import atomic_write


def test_a_file_appears_once_it_is_complete(tmp_path):
    path = tmp_path / "report.html"
    with atomic_write(str(path)) as stream:
        stream.write("é\n")
        assert not path.exists()
    assert path.read_bytes() == "é\n".encode()
    assert os.listdir(tmp_path) == ["report.html"]


@pytest.mark.parametrize(
    "raised", [KeyboardInterrupt(), ValueError(), ProblemsError([])], ids=lambda e: type(e).__name__
)
def test_an_interrupted_write_leaves_the_old_file(tmp_path, raised):
    path = tmp_path / "report.html"
    path.write_text("before")

    def write():
        with atomic_write(str(path)) as stream:
            stream.write("half" * 10_000)
            raise raised

    with pytest.raises(type(raised)):
        write()
    assert path.read_text() == "before"
    assert os.listdir(tmp_path) == ["report.html"]


@pytest.mark.skipif(os.name != "posix", reason="rights of files are told by a mask on POSIX only")
def test_a_new_file_has_the_rights_that_the_user_gives_new_files(tmp_path):
    before = os.umask(0o027)
    try:
        with atomic_write(str(tmp_path / "x")) as stream:
            stream.write("x")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "x").stat().st_mode) == 0o640


def test_a_folder_that_is_not_there_is_a_problem(tmp_path):
    with pytest.raises(ProblemsError, match="no such file"), atomic_write(str(tmp_path / "no" / "x")):
        pass


def test_a_file_of_bytes_is_complete_too(tmp_path):
    path = tmp_path / "book.pdf"
    with atomic_write(str(path), None) as stream:
        stream.write(b"\x00\r\n\xff")
        assert not path.exists()
    assert path.read_bytes() == b"\x00\r\n\xff"
