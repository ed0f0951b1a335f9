"""Mail by the server of the office."""

from smtplib import SMTPException

from django.conf import settings
from django.core.mail import EmailMessage

from jixiao.web.notices.channels.transport import NotSent
from jixiao.web.notices.models import Message


def send(message: Message) -> None:
    if not settings.EMAIL_HOST:
        raise NotSent("没有设置邮件服务器（JIXIAO_MAIL）")
    subject = f"【{settings.SITE_NAME}】{message.text}"[:80].replace("\n", " ")
    mail = EmailMessage(subject, message.text, None, [one.strip() for one in message.channel.address.split(",")])
    try:
        mail.send()
    except (SMTPException, OSError) as error:
        raise NotSent(f"邮件没有发出（{error}）"[:200]) from None
