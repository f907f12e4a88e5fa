"""Pages and pictures: PDF, photographs, scans."""
