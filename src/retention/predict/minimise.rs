//! Nelder & Mead's search downhill ("A simplex method for function minimization", 1965), from several starts.
//!
//! It asks for values only, which is what the likelihoods can give; in the logarithms of the parameters there is no
//! border to run into.

/// How far apart two values may be and still count as the same depth, relative to the depth.
const SAME_DEPTH: f64 = 1e-12;
/// The simplex is small enough when no corner differs from the best by more than this: parameters to one part in 10⁶.
const SAME_PLACE: f64 = 1e-6;
/// Where a start has been looked at for this many steps, it is known whether it leads to the best valley.
const SCOUT_LIMIT_STEPS: u32 = 150;
/// One descent's most; the four-parameter likelihoods need some two hundred.
const DESCENT_LIMIT_STEPS: u32 = 1_000;
/// The logarithm of no parameter that means anything lies farther out; there the search walks on a plain without end.
const FAR: f64 = 25.0;
/// A descent is begun anew from its end until that gains nothing: a simplex can collapse halfway down.
const DESCENTS_LIMIT: u32 = 6;

/// Where a search ended.
#[derive(Clone, Debug)]
pub(super) struct Minimum {
    /// The place.
    pub at: Vec<f64>,
    /// The value there.
    pub value: f64,
    /// Whether a fresh search from this place found nothing lower. Without it the place means nothing.
    pub converged: bool,
}

/// Looks for the lowest value of `f`. Every start is scouted; the lowest scout goes on to the bottom. What is not a
/// number counts as infinitely high.
pub(super) fn minimise(f: impl Fn(&[f64]) -> f64, starts: &[Vec<f64>]) -> Option<Minimum> {
    let f = |at: &[f64]| Some(f(at)).filter(|value| !value.is_nan()).unwrap_or(f64::INFINITY);
    let scouts = starts.iter().map(|start| descend(&f, start, 1.0, SCOUT_LIMIT_STEPS));
    let mut best = scouts.min_by(|a, b| a.value.total_cmp(&b.value))?;
    for _ in 0..DESCENTS_LIMIT {
        let next = descend(&f, &best.at, 0.2, DESCENT_LIMIT_STEPS);
        let same_depth = best.value - next.value <= 100.0 * SAME_DEPTH * (1.0 + next.value.abs());
        let same_place = best.at.iter().zip(&next.at).all(|(a, b)| (a - b).abs() <= 1e-4);
        let done = next.converged && same_depth && same_place;
        best = Minimum { converged: done && next.value.is_finite() && !is_far(&next.at), ..next };
        if done || is_far(&best.at) {
            break;
        }
    }
    Some(best)
}

/// One descent from a simplex whose corners lie `size` from `start` along each axis.
fn descend(f: &impl Fn(&[f64]) -> f64, start: &[f64], size: f64, limit_steps: u32) -> Minimum {
    let corner = |at: Vec<f64>| (f(&at), at);
    let mut simplex = vec![corner(start.to_vec())];
    for axis in 0..start.len() {
        let stepped = start.iter().enumerate().map(|(i, at)| if i == axis { at + size } else { *at });
        simplex.push(corner(stepped.collect()));
    }
    for _ in 0..limit_steps {
        simplex.sort_by(|a, b| a.0.total_cmp(&b.0));
        if is_settled(&simplex) || simplex.first().is_some_and(|(_, best)| is_far(best)) {
            break;
        }
        let Some((worst, others)) = simplex.split_last_mut() else { break };
        let (Some(best), Some(second_worst)) = (others.first(), others.last()) else { break };
        let centre = centre(others);
        // A point on the line from the worst corner through the centre: -1 is the corner itself, 1 its reflection.
        let along = |share: f64| corner(centre.iter().zip(&worst.1).map(|(c, w)| c + share * (c - w)).collect());
        let reflected = along(1.0);
        let better = if reflected.0 < best.0 {
            let expanded = along(2.0);
            Some(if expanded.0 < reflected.0 { expanded } else { reflected })
        } else if reflected.0 < second_worst.0 {
            Some(reflected)
        } else {
            let bar = reflected.0.min(worst.0);
            Some(along(if reflected.0 < worst.0 { 0.5 } else { -0.5 })).filter(|contracted| contracted.0 <= bar)
        };
        match better {
            Some(better) => *worst = better,
            None => {
                let best = best.1.clone();
                for (value, at) in simplex.iter_mut().skip(1) {
                    at.iter_mut().zip(&best).for_each(|(at, best)| *at = best + 0.5 * (*at - best));
                    *value = f(at);
                }
            }
        }
    }
    simplex.sort_by(|a, b| a.0.total_cmp(&b.0));
    let converged = is_settled(&simplex);
    let (value, at) = simplex.swap_remove(0);
    Minimum { at, value, converged }
}

/// Whether the search has left for nowhere.
fn is_far(at: &[f64]) -> bool {
    at.iter().any(|at| at.abs() >= FAR)
}

/// Whether a simplex in order of its values is both flat and small.
fn is_settled(simplex: &[(f64, Vec<f64>)]) -> bool {
    let (Some((low, best)), Some((high, _))) = (simplex.first(), simplex.last()) else { return true };
    let small = simplex.iter().all(|(_, at)| at.iter().zip(best).all(|(a, b)| (a - b).abs() <= SAME_PLACE));
    small && high - low <= SAME_DEPTH * (1.0 + low.abs())
}

/// The middle of some corners.
fn centre(corners: &[(f64, Vec<f64>)]) -> Vec<f64> {
    let mut centre = vec![0.0; corners.first().map_or(0, |(_, at)| at.len())];
    let share = 1.0 / corners.len() as f64;
    for (_, at) in corners {
        centre.iter_mut().zip(at).for_each(|(sum, at)| *sum += at * share);
    }
    centre
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rosenbrocks_valley_is_followed_to_its_end() {
        let valley = |at: &[f64]| 100.0 * (at[1] - at[0] * at[0]).powi(2) + (1.0 - at[0]).powi(2);
        let found = minimise(valley, &[vec![-1.2, 1.0]]).unwrap();
        assert!(found.converged && found.at.iter().all(|at| (at - 1.0).abs() < 1e-5), "{found:?}");
    }

    #[test]
    fn the_deeper_of_two_valleys_is_found_by_the_second_start() {
        let two = |at: &[f64]| (at[0] * at[0] - 9.0).powi(2) + at[0];
        let found = minimise(two, &[vec![4.0], vec![-4.0]]).unwrap();
        assert!(found.converged && found.at[0] < -2.9, "{found:?}");
    }

    #[test]
    fn a_slope_without_a_bottom_and_no_number_anywhere_do_not_converge() {
        assert!(!minimise(|at: &[f64]| -at[0], &[vec![0.0]]).unwrap().converged);
        assert!(!minimise(|_: &[f64]| f64::NAN, &[vec![0.0, 0.0]]).unwrap().converged);
        assert!(minimise(|at: &[f64]| at[0], &[]).is_none());
    }
}
