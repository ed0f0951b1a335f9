"""The upload: several files at once."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from jixiao.web.kit.bootstrap import FilesPicker

MOST_FILES = 100
LARGEST_TOGETHER = 200 << 20
ACCEPTED = ".docx,.xlsx,.pdf,.html,.htm,.txt,.doc,.xls,.wps,.et,.rtf,.ofd,.odt,.ods"


class FilesField(forms.FileField):
    """A list of files instead of one."""

    widget = FilesPicker(attrs={"multiple": True, "accept": ACCEPTED})

    def clean(self, data: Any, initial: Any = None) -> Any:
        given = data if isinstance(data, list | tuple) else [data]
        return [super(FilesField, self).clean(one, initial) for one in given] or super().clean(None, initial)


class UploadForm(forms.Form):
    documents = FilesField(
        label="要检查的文件",
        allow_empty_file=True,
        max_length=255,
        error_messages={"required": "请选择要检查的文件。", "max_length": "文件名太长，请改短后再上传。"},
    )

    def clean_documents(self) -> list["UploadedFile[bytes]"]:
        files: list[UploadedFile[bytes]] = self.cleaned_data["documents"]
        if len(files) > MOST_FILES:
            raise forms.ValidationError(f"一次最多 {MOST_FILES} 个文件，请分几次上传。")
        if sum(file.size or 0 for file in files) > LARGEST_TOGETHER:
            raise forms.ValidationError(f"这些文件一共超过 {LARGEST_TOGETHER >> 20} MB，请分几次上传。")
        return files
