"""What one calculates with: tables, workbooks, packages, and lines that fetch them."""
