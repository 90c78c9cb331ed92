"""What many answers say: of a class, of its questions, and of each learner."""
