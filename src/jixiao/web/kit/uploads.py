"""Uploads: typed by content, limited in size, without programs in them."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from jixiao.readers.errors import Unreadable
from jixiao.readers.kinds import kind_of
from jixiao.readers.macros import has_macros
from jixiao.web.kit.bootstrap import FilesPicker

LARGEST = 50 << 20
LARGEST_TOGETHER = 200 << 20
MOST_FILES = 100
ACCEPTED = ".docx,.xlsx,.pdf,.html,.htm,.txt,.doc,.xls,.wps,.et,.rtf,.ofd,.odt,.ods"


def admitted(name: str, data: bytes) -> Unreadable | None:
    """None for a document that may be read; else why not, with the remedy."""
    try:
        _admit(name, data)
    except Unreadable as problem:
        return problem
    return None


def _admit(name: str, data: bytes) -> None:
    """By content, not by name: documents without programs in them."""
    if not data:
        raise Unreadable(name, "文件是空的", "请确认保存或下载已经完成")
    if len(data) > LARGEST:
        raise Unreadable(name, f"文件超过 {LARGEST >> 20} MB", "请去掉图片或拆成几个文件")
    kind_of(name, data)
    if has_macros(name, data):
        raise Unreadable(
            name, "文件含有宏，出于安全没有接收", "请在 Word、Excel 或 WPS 中另存为不含宏的 docx、xlsx 再上传"
        )


class FilesField(forms.FileField):
    """A list of files instead of one."""

    widget = FilesPicker(attrs={"multiple": True, "accept": ACCEPTED})

    def __init__(self, *, label: str, **more: Any) -> None:
        words = {"required": f"请选择{label}。", "max_length": "文件名太长，请改短后再上传。"}
        super().__init__(label=label, allow_empty_file=True, max_length=255, error_messages=words, **more)

    def clean(self, data: Any, initial: Any = None) -> list["UploadedFile[bytes]"]:
        given = data if isinstance(data, list | tuple) else [data]
        files: list[UploadedFile[bytes]] = [super(FilesField, self).clean(one, initial) for one in given]
        if not files:
            super().clean(None, initial)
        if len(files) > MOST_FILES:
            raise forms.ValidationError(f"一次最多 {MOST_FILES} 个文件，请分几次上传。")
        if sum(file.size or 0 for file in files) > LARGEST_TOGETHER:
            raise forms.ValidationError(f"这些文件一共超过 {LARGEST_TOGETHER >> 20} MB，请分几次上传。")
        return files
