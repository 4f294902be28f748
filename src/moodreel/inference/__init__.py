"""Floor 1: trained things at run time. The only door to onnxruntime."""
