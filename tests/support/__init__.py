"""What the tests share: courses to build, steps on their pages, golden cases, a server and a builder."""
