"""Mail, mailboxes and what Outlook keeps."""
