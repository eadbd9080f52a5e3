/**
 * Gradients of matrices taken apart, in recorded operations, so that they can be differentiated again; after
 * PyTorch's `FunctionsManual.cpp`. A gradient that none reached is null.
 */
import { solve } from '../ops/inverse.ts';
import { cat } from '../ops/join.ts';
import { check } from '../errors.ts';
import type { Tensor } from '../tensor.ts';

type Gradient = Tensor | null;
const t = (x: Tensor): Tensor => x.transpose(-2, -1);
const row = (x: Tensor): Tensor => x.unsqueeze(-2);
const column = (x: Tensor): Tensor => x.unsqueeze(-1);
const skew = (x: Tensor): Tensor => x.sub(t(x));
const total = (...terms: readonly Gradient[]): Gradient =>
  terms.reduce((sum, term) => (sum && term ? sum.add(term) : (sum ?? term)), null);
/** The lower triangle with half of the diagonal. */
const half = (x: Tensor): Tensor => x.tril().sub(x.diagonal(0, -2, -1).mul(0.5).diag_embed());
/** Aᵀ⁻¹·X and X·Aᵀ⁻¹. */
const behind = (A: Tensor, X: Tensor): Tensor => solve(t(A), X);
const before = (A: Tensor, X: Tensor): Tensor => t(solve(A, t(X)));
/** Differences of all pairs, those with itself 1. */
const gaps = (x: Tensor): Tensor => {
  const differences = row(x).sub(column(x));
  return differences.add(x.mul(0).add(1).detach().diag_embed());
};

/** U (…, m, k), S (…, k), Vh (…, k, n), of which further columns and rows are left out. */
export function svdGradient(
  [U, S, Vh]: readonly [Tensor, Tensor, Tensor],
  [gU, gS, gVh]: readonly [Gradient, Gradient, Gradient],
): Gradient {
  if (!gU && !gVh) return gS && U.mul(row(gS)).matmul(Vh);
  const [m, k, n] = [U.shape.at(-2)!, S.shape.at(-1)!, Vh.shape.at(-1)!];
  const E = gaps(S.square());
  const fromU = gU && skew(t(U).matmul(gU)).div(E).mul(row(S));
  const fromV = gVh && column(S).mul(skew(Vh.matmul(t(gVh))).div(E));
  const inner = total(fromU, fromV, gS && gS.diag_embed())!;
  if (m > k && gU) {
    const scaled = gU.div(row(S));
    return U.matmul(inner)
      .add(scaled)
      .sub(U.matmul(t(U).matmul(scaled)))
      .matmul(Vh);
  }
  if (n > k && gVh) {
    const scaled = gVh.div(column(S));
    return U.matmul(
      inner
        .matmul(Vh)
        .add(scaled)
        .sub(scaled.matmul(t(Vh)).matmul(Vh)),
    );
  }
  return U.matmul(inner).matmul(Vh);
}

export function eighGradient(
  [L, V]: readonly [Tensor, Tensor],
  [gL, gV]: readonly [Gradient, Gradient],
): Gradient {
  if (!gV) return gL && V.mul(row(gL)).matmul(t(V));
  const between = t(V).matmul(gV).div(gaps(L));
  const inner = between.sub(between.diagonal(0, -2, -1).diag_embed());
  return V.matmul(gL ? inner.add(gL.diag_embed()) : inner).matmul(t(V));
}

/** Of at least as many rows as columns. */
function tallQrGradient(Q: Tensor, R: Tensor, gQ: Gradient, gR: Gradient): Tensor {
  const both = total(gR && gR.matmul(t(R)), gQ && t(Q).matmul(gQ).neg())!;
  const upper = both.triu();
  const symmetric = upper.add(t(upper)).sub(both.diagonal(0, -2, -1).diag_embed());
  return before(R, total(Q.matmul(symmetric), gQ)!);
}
export function qrGradient(
  A: Tensor,
  [Q, R]: readonly [Tensor, Tensor],
  [gQ, gR]: readonly [Gradient, Gradient],
  mode: string,
): Gradient {
  const [m, n] = A.shape.slice(-2) as [number, number];
  check(
    mode !== 'r',
    () =>
      "The derivative of linalg.qr depends on Q, which is not computed when mode='r'. Please use linalg.qr(A, mode='reduced') if you are going to differentiate through linalg.qr.",
  );
  check(
    mode !== 'complete' || m <= n,
    () => "The QR decomposition is not differentiable when mode='complete' and nrows > ncols.",
  );
  if (!gQ && !gR) return null;
  if (m >= n) return tallQrGradient(Q, R, gQ, gR);
  const [R1, A2] = [R.narrow(-1, 0, m), A.narrow(-1, m, n - m)];
  const [g1, g2] = gR ? [gR.narrow(-1, 0, m), gR.narrow(-1, m, n - m)] : [null, null];
  const left = tallQrGradient(Q, R1, total(gQ, g2 && A2.matmul(t(g2))), g1);
  const right = g2 ? Q.matmul(g2) : A2.mul(0);
  return cat([left, right], -1);
}

export function pinvGradient(A: Tensor, pinv: Tensor, grad: Tensor): Tensor {
  const [m, n] = A.shape.slice(-2) as [number, number];
  const [g, p] = [t(grad), t(pinv)];
  if (m <= n) {
    const K = g.matmul(pinv);
    const Kp = K.matmul(p);
    return t(pinv.matmul(K))
      .neg()
      .add(Kp)
      .sub(A.matmul(pinv).matmul(Kp))
      .add(p.matmul(pinv).matmul(g.sub(K.matmul(A))));
  }
  const K = pinv.matmul(g);
  const pK = p.matmul(K);
  return t(K.matmul(pinv))
    .neg()
    .add(g.sub(A.matmul(K)).matmul(pinv).matmul(p))
    .add(pK)
    .sub(pK.matmul(pinv).matmul(A));
}

/** L of A = L·Lᵀ; the gradient is symmetric. */
export function choleskyGradient(L: Tensor, grad: Tensor): Tensor {
  const S = t(behind(L, t(behind(L, half(t(L).matmul(grad.tril()))))));
  return S.add(t(S)).mul(0.5);
}

/** P·L·U = A: of any shape. */
export function luGradient(
  P: Tensor,
  [L, U]: readonly [Tensor, Tensor],
  [gL, gU]: readonly [Gradient, Gradient],
): Gradient {
  if (!gL && !gU) return null;
  const [m, n] = [L.shape.at(-2)!, U.shape.at(-1)!];
  const k = Math.min(m, n);
  const top = (x: Gradient): Gradient => x && x.narrow(-2, 0, k);
  const first = (x: Gradient): Gradient => x && x.narrow(-1, 0, k);
  const [L1, U1] = [top(L)!, first(U)!];
  const under = m > k && gL ? before(U1, gL.narrow(-2, k, m - k)) : null;
  const beside = n > k && gU ? behind(L1, gU.narrow(-1, k, n - k)) : null;
  let lower = total(top(gL) && t(L1).matmul(top(gL)!));
  let upper = total(first(gU) && first(gU)!.matmul(t(U1)));
  if (n > k && gU)
    lower = total(
      lower,
      gU
        .narrow(-1, k, n - k)
        .matmul(t(U.narrow(-1, k, n - k)))
        .neg(),
    );
  if (m > k && gL)
    upper = total(
      upper,
      t(L.narrow(-2, k, m - k))
        .matmul(gL.narrow(-2, k, m - k))
        .neg(),
    );
  const phi = total(lower && lower.tril(-1), upper && upper.triu())!;
  const corner = before(U1, behind(L1, phi));
  if (m > k) return P.matmul(cat([corner, under ?? L.narrow(-2, k, m - k).mul(0)], -2));
  if (n > k) return P.matmul(cat([corner, beside ?? U.narrow(-1, k, n - k).mul(0)], -1));
  return P.matmul(corner);
}
