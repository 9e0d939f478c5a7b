"""Fits the encoder of claims: `src/headwater/networks/claims.onnx`."""
