"""The public face: read, extract, check; with_subjects for those who want the dossier itself."""

from jixiao.check.run import check
from jixiao.extract.dossier import extract
from jixiao.extract.subjects import with_subjects
from jixiao.readers.sniff import read

__all__ = ["check", "extract", "read", "with_subjects"]
