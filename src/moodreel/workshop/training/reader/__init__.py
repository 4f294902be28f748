"""The readers that ship: a transformer on MiniLM, and the BiLSTM that it teaches."""
