"""The words in German: „du“ for learners; for trainers, what is to be done without saying to whom."""
