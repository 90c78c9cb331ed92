"""`grade.pyz`: one file that grades with nothing but Python."""
