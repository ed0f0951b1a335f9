"""The public face: read, extract, check."""

from jixiao.check.run import check
from jixiao.extract.dossier import extract
from jixiao.readers.sniff import read

__all__ = ["check", "extract", "read"]
