"""Fits the weights of `headwater.extract.attribution.learned`. Needs PyTorch, ONNX and PolNeAR."""
