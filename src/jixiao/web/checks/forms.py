"""The upload: several files at once."""

from django import forms

from jixiao.web.kit.uploads import FilesField


class UploadForm(forms.Form):
    documents = FilesField(label="要检查的文件")
