import torch
from torch import nn
torch.manual_seed(0)
m = nn.MultiheadAttention(8, 2, kdim=6, vdim=5)
print(m, list(m.state_dict()), [tuple(p.shape) for p in m.parameters()], m.in_proj_weight, m._qkv_same_embed_dim)
out, weights = m(torch.randn(4, 3, 8), torch.randn(7, 3, 6), torch.randn(7, 3, 5))
print(out.shape, weights.shape, out[0, 0], weights[0, 0])
for wrong in (lambda: m(torch.randn(4, 3, 8), torch.randn(7, 3, 8), torch.randn(7, 3, 5)), lambda: m(torch.randn(4, 3, 8), torch.randn(7, 3, 6), torch.randn(6, 3, 5)), lambda: m(torch.randn(4, 3, 6), torch.randn(7, 3, 6), torch.randn(7, 3, 5)), lambda: nn.MultiheadAttention(8, 0), lambda: nn.MultiheadAttention(8, 3), lambda: m(1, 2, 3)):
    try:
        print(wrong())
    except Exception as e:
        print(type(e).__name__, e)
# ---
import torch
from torch import nn
torch.manual_seed(1)
m = nn.MultiheadAttention(8, 2, add_bias_kv=True, add_zero_attn=True, batch_first=True, bias=False)
x = torch.randn(2, 3, 8)
print(m, list(m.state_dict()), m.bias_k[0, 0, :3], m.in_proj_bias)
out, weights = m(x, x, x)
print(out[0, 0], weights)
mask = torch.ones(3, 3, dtype=torch.bool).triu(1)
pad = torch.tensor([[False, False, True], [False, False, False]])
print(m(x, x, x, attn_mask=mask, key_padding_mask=pad)[1])
print(m(x, x, x, attn_mask=mask, key_padding_mask=pad, need_weights=False)[0][1, 2], m(x, x[:, :2], x[:, :2], average_attn_weights=False)[1].shape)
# ---
import torch
from torch import nn
torch.manual_seed(2)
m = nn.MultiheadAttention(8, 2, batch_first=True, dropout=0.5)
x, y = torch.randn(2, 3, 8), torch.randn(2, 5, 8)
bool_mask, float_mask = torch.rand(3, 5) > 0.7, torch.randn(3, 5)
per_head = torch.rand(4, 3, 5) > 0.7
pad = torch.tensor([[False] * 4 + [True], [False] * 5])
m.eval()
for kwargs in (dict(attn_mask=bool_mask), dict(attn_mask=float_mask), dict(attn_mask=per_head), dict(key_padding_mask=pad), dict(key_padding_mask=pad, attn_mask=bool_mask), dict(need_weights=False, attn_mask=float_mask), dict(key_padding_mask=torch.where(pad, -1e4, 0.0), attn_mask=float_mask)):
    out, weights = m(x, y, y, **kwargs)
    print(out[0, 0, :3], None if weights is None else weights[0, 0])
m.train()
print(m(x, y, y)[1][0])
print(m(x[0], y[0], y[0])[0].shape, m(x[0], y[0], y[0], average_attn_weights=False)[1].shape)
causal = nn.Transformer.generate_square_subsequent_mask(3)
print(causal, m.eval()(x, x, x, attn_mask=causal, is_causal=True, need_weights=False)[0][0, 1, :3], m(x, x, x, attn_mask=causal, is_causal=True)[1][0])
for wrong in (dict(is_causal=True), dict(attn_mask=torch.zeros(3, 4)), dict(attn_mask=torch.zeros(2, 3, 3)), dict(attn_mask=torch.zeros(3)), dict(key_padding_mask=torch.zeros(2, 4)), dict(key_padding_mask=torch.zeros(3, 3)), dict(attn_mask=torch.zeros(3, 3, dtype=torch.int64)), dict(key_padding_mask=torch.zeros(3))):
    try:
        print(m(x, x, x, **wrong)[0].shape)
    except Exception as e:
        print(type(e).__name__, e)
# ---
import torch
from torch import nn
import torch.nn.functional as F
torch.manual_seed(3)
layer = nn.TransformerEncoderLayer(8, 2, 16, batch_first=True, norm_first=True, activation=F.gelu, bias=False)
print(layer, layer.activation is F.gelu, layer.activation_relu_or_gelu, [n for n, _ in layer.named_parameters()])
x = torch.randn(2, 4, 8)
called = []
layer.linear1.register_forward_hook(lambda m, i, o: called.append(tuple(o.shape)))
print(layer.eval()(x)[0, 0], called)
class Keeps(nn.TransformerEncoderLayer):
    def _sa_block(self, x, attn_mask, key_padding_mask, is_causal=False):
        x, self.weights = self.self_attn(x, x, x, attn_mask=attn_mask, key_padding_mask=key_padding_mask)
        return self.dropout1(x)
    def _ff_block(self, x):
        self.fed = x.shape
        return super()._ff_block(x)
keeps = Keeps(8, 2, 16, batch_first=True)
keeps(x)
print(keeps.weights.shape, keeps.fed, keeps.weights.sum(-1)[0])
for wrong in (lambda: nn.TransformerEncoderLayer(8, 2, activation="tanh"), lambda: nn.TransformerEncoderLayer(9, 2), lambda: layer(torch.zeros(2, 3, 4)), lambda: layer(torch.zeros(2, 3, 4, 8)), lambda: nn.TransformerEncoderLayer(8), lambda: layer(x, torch.zeros(3, 3))):
    try:
        print(wrong())
    except Exception as e:
        print(type(e).__name__, e)
# ---
import warnings
import torch
from torch import nn
torch.manual_seed(14)
torch.set_printoptions(precision=3, sci_mode=False)
encoder = nn.TransformerEncoder(nn.TransformerEncoderLayer(8, 2, 16, batch_first=True), 2, norm=nn.LayerNorm(8)).eval()
x = torch.randn(2, 4, 8)
pad = torch.tensor([[False, False, True, True], [False] * 4])
plain, padded = encoder(x), encoder(x, src_key_padding_mask=pad)
print(plain[0], padded[0], padded[1] - plain[1])
causal = nn.Transformer.generate_square_subsequent_mask(4)
print(encoder(x, causal)[0, 0], encoder(x, mask=causal, is_causal=True)[0, 0], encoder(x, causal, pad)[0])
encoder.train()
for layer in encoder.layers:
    layer.dropout.p = layer.dropout1.p = layer.dropout2.p = layer.self_attn.dropout = 0.0
print(encoder(x, src_key_padding_mask=pad)[0], encoder.layers[0].self_attn.in_proj_weight is encoder.layers[1].self_attn.in_proj_weight)
unaligned = torch.tensor([[True, False, False, True], [False] * 4])
print(encoder.eval()(x, src_key_padding_mask=unaligned)[0, 0])
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    for options in (dict(norm_first=True, batch_first=True), dict(), dict(batch_first=True, bias=False), dict(batch_first=True, activation=nn.Tanh())):
        nn.TransformerEncoder(nn.TransformerEncoderLayer(8, 2, 16, **options), 1)
    nn.TransformerEncoder(nn.TransformerEncoderLayer(6, 3, 16, batch_first=True), 1)
    nn.TransformerEncoder(nn.TransformerEncoderLayer(6, 3, 16), 1, enable_nested_tensor=False)
    nn.MultiheadAttention(8, 2)(torch.zeros(2, 1, 8), torch.zeros(2, 1, 8), torch.zeros(2, 1, 8), key_padding_mask=torch.zeros(1, 2), attn_mask=torch.zeros(2, 2, dtype=torch.bool))
for w in caught:
    print(w.category.__name__, w.message)
# ---
import torch
from torch import nn
torch.manual_seed(5)
decoder = nn.TransformerDecoder(nn.TransformerDecoderLayer(8, 2, 16, dropout=0.0, batch_first=True), 2)
t, memory = torch.randn(2, 3, 8), torch.randn(2, 5, 8)
causal = nn.Transformer.generate_square_subsequent_mask(3)
print(decoder(t, memory)[0, 0], decoder(t, memory, tgt_mask=causal)[0, 0], decoder(t, memory, tgt_is_causal=True, tgt_mask=causal, memory_key_padding_mask=torch.tensor([[False] * 4 + [True]] * 2))[0, 0])
seen = []
decoder.layers[0].multihead_attn.register_forward_hook(lambda m, args, kwargs, out: seen.append((len(args), sorted(kwargs), out[1])), with_kwargs=True)
decoder(t, memory)
print(seen)
whole = nn.Transformer(8, 2, 1, 1, 16, dropout=0.0, batch_first=True)
print(whole(memory, t)[0, 0], whole(memory, t, tgt_mask=causal)[0, 1], [type(m).__module__ for m in (whole, whole.encoder, whole.decoder.layers[0], whole.encoder.layers[0].self_attn)])
for wrong in (lambda: whole(memory[:1], t), lambda: whole(memory[..., :4], t)):
    try:
        print(wrong())
    except Exception as e:
        print(type(e).__name__, e)
# ---
import torch
import torch.nn.functional as F
torch.manual_seed(6)
q, k, v = torch.randn(1, 6, 3, 4), torch.randn(1, 2, 5, 4), torch.randn(1, 2, 5, 4)
out = F.scaled_dot_product_attention(q, k, v, enable_gqa=True)
print(out.shape, out[0, :, 0], torch.allclose(out, F.scaled_dot_product_attention(q, k.repeat_interleave(3, 1), v.repeat_interleave(3, 1))))
for wrong in (lambda: F.scaled_dot_product_attention(q, k, v), lambda: F.scaled_dot_product_attention(q[:, :5], k, v, enable_gqa=True)):
    try:
        print(wrong().shape)
    except Exception as e:
        print(type(e).__name__, e)
