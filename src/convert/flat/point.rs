//! The point of a place, never finer than the record says that it is.

use crate::{CoordinatePrecision, Number, Place, PlaceKind};

/// A point as it may be shown, in degrees, and to how many decimals it was rounded.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Point {
    pub longitude: f64,
    pub latitude: f64,
    pub decimals: i32,
}

impl Point {
    /// The point of a place, if it is known and on the earth.
    pub fn of(place: &Place) -> Option<Self> {
        let stated = place.coordinates.value()?;
        let decimals = decimals(place, stated.precision.value().map(|precision| precision.code));
        let rounded = |degrees: Number| {
            let step = 10_f64.powi(decimals);
            (degrees.get() * step).round() / step
        };
        let (longitude, latitude) = (rounded(stated.longitude), rounded(stated.latitude));
        let on_earth = longitude.abs() <= 180.0 && latitude.abs() <= 90.0;
        on_earth.then_some(Self { longitude, latitude, decimals })
    }
}

/// Two decimals are about a kilometre, three a block, four a house front. A house only where the
/// record says that nobody lives there; a block where it says nothing.
fn decimals(place: &Place, precision: Option<CoordinatePrecision>) -> i32 {
    use CoordinatePrecision::{Address, Area, Highway, Intersection, LargePlace, Road, SmallPlace};
    match precision {
        Some(Road | Highway | LargePlace | Area) => 2,
        Some(Intersection) => 4,
        Some(Address | SmallPlace) if nobody_lives_there(place) => 4,
        _ => 3,
    }
}

fn nobody_lives_there(place: &Place) -> bool {
    use PlaceKind::{Custody, Hotel, Other, Residence};
    let kind = place.kind.value().map(|kind| kind.code);
    place.residence.is_no()
        || !place.residence.is_yes() && kind.is_some_and(|kind| !matches!(kind, Residence | Hotel | Custody | Other))
}
