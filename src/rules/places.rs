//! Rules on places, points and postal codes.

use super::rules;
use super::states::{self, State};
use crate::{CoordinatePrecision, Entity, PartyKind, Place, PlaceKind, Scene, Severity};

rules! {
    /// A point lies on the earth.
    ///
    /// Latitudes end at 90 degrees and longitudes at 180. A point beyond that most often has the
    /// two swapped, or has lost a decimal point.
    COORD_RANGE = "coord-range" {
        severity: Error,
        ground: Logic,
        citation: "WGS 84 counts latitude from -90 to 90 degrees and longitude from -180 to 180.",
        exceptions: "None.",
        pointers: [
            "/incident/scenes/*/place/coordinates",
            "/incident/events/*/place/coordinates",
            "/people/*/death/place/coordinates",
            "/people/*/death/pronounced_place/coordinates",
            "/objects/*/recovered_place/coordinates",
            "/aid/*/place/coordinates",
            "/responses/*/place/coordinates",
        ],
        message: "no point on the earth has this latitude and longitude",
        bad: r#"{"/incident/scenes/0/place/coordinates": {"status": "known", "value": {"latitude": -121.47, "longitude": 38.48}}}"#,
        good: r#"{"/incident/scenes/0/place/coordinates": {"status": "known", "value": {"latitude": 38.48, "longitude": -121.47}}}"#,
        check: Entity(|entity, _, out| {
            for (at, place) in places(entity) {
                let Some((latitude, longitude)) = place.and_then(point) else { continue };
                if latitude.abs() > 90.0 || longitude.abs() > 180.0 {
                    out.at(format_args!("{at}/coordinates"));
                }
            }
        }),
    }

    /// A point is not at latitude 0 and longitude 0.
    ///
    /// Programs write zero and zero when they find no point. It lies in the sea.
    NULL_ISLAND = "null-island" {
        severity: Error,
        ground: Codebook,
        citation: "Baltimore's open table has points at 0, 0 for places that could not be found.",
        exceptions: "None: nobody polices that place. Leave the point out, or say that it is unknown; where only the source's own cell has the zeros, it is an info.",
        pointers: [
            "/incident/scenes/*/place/coordinates",
            "/incident/events/*/place/coordinates",
            "/people/*/death/place/coordinates",
            "/people/*/death/pronounced_place/coordinates",
            "/objects/*/recovered_place/coordinates",
            "/aid/*/place/coordinates",
            "/responses/*/place/coordinates",
        ],
        message: "the point is 0, 0, here or in its source, which means that none was found",
        bad: r#"{"/incident/scenes/0/place/coordinates": {"status": "known", "value": {"latitude": 0, "longitude": 0}}}"#,
        good: r#"{"/incident/scenes/0/place/coordinates": {"status": "unknown"}}"#,
        check: Entity(|entity, _, out| {
            for (at, place) in places(entity) {
                let Some(place) = place else { continue };
                if point(place).is_some_and(|(latitude, longitude)| latitude.abs() < 0.001 && longitude.abs() < 0.001) {
                    out.at(format_args!("{at}/coordinates"));
                } else if place.coordinates.absent().and_then(|it| it.source_text.as_ref()).is_some_and(|it| are_zeros(it)) {
                    out.say(Severity::Info, format_args!("{at}/coordinates"), &[]);
                }
            }
        }),
    }

    /// A point lies in the stated state.
    ///
    /// Geocoders find a street of the same name in another state, and signs get lost. Only boxes
    /// around the states are compared, so anything found is far off.
    COORD_STATE_MISMATCH = "coord-state-mismatch" {
        severity: Warning,
        ground: Plausibility,
        citation: "About one row in 300 of the Washington Post's Fatal Force (v2, to 2018) has its point in another state.",
        exceptions: "A chase that ended across the border: give each place a scene of its own.",
        pointers: ["/incident/scenes/*/place/coordinates"],
        message: "the point lies far outside the stated state",
        bad: r#"{"/incident/scenes/0/place/coordinates": {"status": "known", "value": {"latitude": 45.35, "longitude": -92.42}}}"#,
        good: r#"{"/incident/scenes/0/place/state": {"status": "known", "value": "AK"}, "/incident/scenes/0/place/coordinates": {"status": "known", "value": {"latitude": 52.9, "longitude": 172.9}}}"#,
        check: Scene(|scene, _, out| {
            let Some(place) = &scene.place else { return };
            let (Some((latitude, longitude)), Some(state)) = (point(place), state(place)) else { return };
            let is_point = latitude.abs() <= 90.0 && longitude.abs() <= 180.0 && (latitude, longitude) != (0.0, 0.0);
            if is_point && !state.holds(latitude, longitude) {
                out.at("/place/coordinates");
            }
        }),
    }

    /// A state is given as its two-letter code.
    ///
    /// `CA`, not `Calif.` or `California`: data of several publishers are joined by it. A place
    /// abroad is marked by `country`.
    STATE_CODE = "state-code" {
        severity: Error,
        ground: Codebook,
        citation: "United States Postal Service, Publication 28, appendix B: the codes of states and possessions. URSUS's own list has `CZ`, which is not among them.",
        exceptions: "A party of the whole country, for which data sets write `US`. If the source gives only a name, the name goes into `source_text`.",
        pointers: [
            "/incident/scenes/*/place/state",
            "/incident/events/*/place/state",
            "/people/*/death/place/state",
            "/people/*/death/pronounced_place/state",
            "/objects/*/recovered_place/state",
            "/aid/*/place/state",
            "/responses/*/place/state",
            "/parties/*/state",
        ],
        message: "this is not a Postal Service code of a state or territory",
        bad: r#"{"/incident/scenes/0/place/state": {"status": "known", "value": "California"}}"#,
        good: r#"{"/incident/scenes/0/place/state": {"status": "known", "value": "QC"}, "/incident/scenes/0/place/country": "CA"}"#,
        check: Entity(|entity, _, out| {
            for (at, place) in places(entity) {
                let Some(place) = place.filter(|place| is_domestic(place)) else { continue };
                if place.state.value().is_some_and(|state| !states::is_code(state)) {
                    out.at(format_args!("{at}/state"));
                }
            }
            if let Entity::Party(party) = entity
                && party.state.as_deref().is_some_and(|state| state != "US" && !states::is_code(state))
            {
                out.at("/state");
            }
        }),
    }

    /// A ZIP code has five or nine digits.
    ///
    /// Spreadsheets drop the leading zero of `02134` and add `.0` to numbers.
    ZIP_FORMAT = "zip-format" {
        severity: Warning,
        ground: Codebook,
        citation: "URSUS requires five digits; the Postal Service has nine-digit codes too. In Mapping Police Violence 172 of 9,097 rows have lost a leading zero.",
        exceptions: "A code whose end was masked to keep the place coarse: leave it out and give the city.",
        pointers: [
            "/incident/scenes/*/place/postal_code",
            "/incident/events/*/place/postal_code",
            "/people/*/death/place/postal_code",
            "/people/*/death/pronounced_place/postal_code",
            "/objects/*/recovered_place/postal_code",
            "/aid/*/place/postal_code",
            "/responses/*/place/postal_code",
        ],
        message: "this is not a ZIP code of five or nine digits",
        bad: r#"{"/incident/scenes/0/place/postal_code": {"status": "known", "value": "2134"}}"#,
        good: r#"{"/incident/scenes/0/place/postal_code": {"status": "known", "value": "95801-0012"}}"#,
        check: Entity(|entity, _, out| {
            for (at, place) in places(entity) {
                let Some(place) = place.filter(|place| is_domestic(place)) else { continue };
                if place.postal_code.value().is_some_and(|zip| !is_zip(zip)) {
                    out.at(format_args!("{at}/postal_code"));
                }
            }
        }),
    }

    /// A ZIP code belongs to the stated state.
    ///
    /// The first three digits say where the mail goes; each state has its own ranges.
    ZIP_STATE_MISMATCH = "zip-state-mismatch" {
        severity: Warning,
        ground: Codebook,
        citation: "United States Postal Service, labels of three-digit ZIP codes: each prefix has an area and a state.",
        exceptions: "A few codes along borders and of military posts also serve a neighbouring state.",
        pointers: ["/incident/scenes/*/place/postal_code"],
        message: "this ZIP code does not belong to the stated state",
        bad: r#"{"/incident/scenes/0/place/postal_code": {"status": "known", "value": "10001"}}"#,
        good: r#"{"/incident/scenes/0/place/postal_code": {"status": "known", "value": "95801"}}"#,
        check: Scene(|scene, _, out| {
            let Some(place) = &scene.place else { return };
            let (Some(zip), Some(state)) = (place.postal_code.value(), state(place)) else { return };
            if is_zip(zip) && !state.delivers(zip) {
                out.at("/place/postal_code");
            }
        }),
    }

    /// A city is not a county.
    ///
    /// Data sets put "Kern County" into the city column for a place outside any city. Then `city`
    /// is not applicable, and `county` has the name.
    CITY_IS_COUNTY = "city-is-county" {
        severity: Info,
        ground: Codebook,
        citation: "Washington Post, data-police-shootings issue 9: cities that are counties.",
        exceptions: "Places with such names, for instance James City County, Virginia, where county and city are one.",
        pointers: ["/incident/scenes/*/place/city"],
        message: "`city` has the name of a county",
        bad: r#"{"/incident/scenes/0/place/city": {"status": "known", "value": "Mill County"}}"#,
        good: r#"{"/incident/scenes/0/place/city": {"status": "not_applicable"}, "/incident/scenes/0/place/county": {"status": "known", "value": "Mill County"}}"#,
        check: Scene(|scene, _, out| {
            let Some(city) = scene.place.as_ref().and_then(|place| place.city.value()) else { return };
            if city.ends_with(" County") || city.ends_with(" Parish") {
                out.at("/place/city");
            }
        }),
    }

    /// An agency that acts in another state is flagged for information.
    ///
    /// It raises the question of authority: a pursuit, a warrant, mutual aid.
    /// `outside_jurisdiction` says that it was so.
    OUTSIDE_JURISDICTION = "outside-jurisdiction" {
        severity: Info,
        ground: Plausibility,
        citation: "Torrance, California, 7 February 2013: officers of one city shot in another.",
        exceptions: "A pursuit, a warrant, mutual aid: set `outside_jurisdiction` if it is known. If the agency's own state is wrong, the finding points there. Federal agencies are not checked.",
        pointers: ["/incident/agencies/*"],
        message: "the agency is from a different state from every scene, and nothing says that it acted outside its jurisdiction",
        bad: r#"{"/parties/0/state": "NV"}"#,
        good: r#"{"/parties/0/state": "NV", "/incident/outside_jurisdiction": {"status": "known", "value": true}}"#,
        check: Incident(|incident, cx, out| {
            if incident.outside_jurisdiction.is_stated() {
                return;
            }
            let states = || incident.scenes.iter().take(64).filter_map(stated_state);
            for (index, id) in incident.agencies.iter().enumerate() {
                let Some(Entity::Party(agency)) = cx.find(id) else { continue };
                let Some(own) = agency.state.as_deref().filter(|_| agency.kind != PartyKind::FederalPolice) else { continue };
                if states().next().is_some() && states().all(|state| state != own) {
                    out.at(format_args!("/agencies/{index}"));
                }
            }
        }),
    }

    /// The UTC offset of the incident is used at its place.
    ///
    /// An offset of the newsroom's own zone moves the shots by hours.
    TIMEZONE_LOCATION_MISMATCH = "timezone-location-mismatch" {
        severity: Warning,
        ground: Logic,
        citation: "49 CFR part 71 draws the lines between the zones: California is in the Pacific zone, whose clocks are 8 hours behind UTC, 7 in summer.",
        exceptions: "A moment in UTC (`Z`) is not a local time, and is not checked.",
        pointers: ["/incident/occurred"],
        message: "no clock in the state shows this UTC offset",
        bad: r#"{"/incident/occurred": {"status": "known", "value": "2021-05-02T01:10:00-04:00"}}"#,
        good: r#"{"/incident/occurred": {"status": "known", "value": "2021-05-01T22:10:00-07:00"}}"#,
        check: Incident(|incident, _, out| {
            let Some(offset) = incident.occurred.value().and_then(|moment| moment.offset()) else { return };
            let seconds = offset.local_minus_utc();
            let mut states = incident.scenes.iter().filter_map(|scene| state(scene.place.as_ref()?)).peekable();
            if seconds != 0 && states.peek().is_some() && states.all(|state| !state.keeps(seconds)) {
                out.at("/occurred");
            }
        }),
    }

    /// A point is no more exact than what it was made from.
    ///
    /// "The 7500 block" does not identify a house. A point that claims to be an address pins the
    /// shooting on somebody's door.
    PRECISION_EXCEEDS_SOURCE = "precision-exceeds-source" {
        severity: Warning,
        ground: Codebook,
        citation: "Washington Post, Fatal Force v2: `location_precision` says from what the point was found, an address or a block.",
        exceptions: "The record withholds the address and gives only the block: then coarsen the point too.",
        pointers: ["/incident/scenes/*/place/coordinates"],
        message: "the point claims the precision of an address, and the place is known only by its block or crossing",
        bad: r#"{"/incident/scenes/0/place/coordinates": {"status": "known", "value": {"latitude": 38.48, "longitude": -121.47, "precision": {"status": "known", "value": {"code": "address"}}}}}"#,
        good: r#"{"/incident/scenes/0/place/coordinates": {"status": "known", "value": {"latitude": 38.48, "longitude": -121.47, "precision": {"status": "known", "value": {"code": "block"}}}}}"#,
        check: Scene(|scene, _, out| {
            let Some(place) = &scene.place else { return };
            let coarse = place.block.value().is_some() || place.intersection.value().is_some();
            if coarse && place.street_address.value().is_none() && is_of_address(place) {
                out.at("/place/coordinates");
            }
        }),
    }

    /// Whether there were several places agrees with the scenes.
    ///
    /// A pursuit has a scene for each place; a form has room for one and a box to tick.
    MULTI_LOCATION_SINGLE = "multi-location-single" {
        severity: Info,
        profiles: [Dataset: Off],
        ground: Codebook,
        citation: "URSUS `MULTIPLE_LOCATIONS` is ticked with only a single address. Stockton, 16 July 2014: one chase, three counties.",
        exceptions: "Places that nobody distinguished.",
        pointers: ["/incident/several_places"],
        message: "`several_places` and the scenes disagree",
        bad: r#"{"/incident/several_places": {"status": "known", "value": true}}"#,
        good: r#"{"/incident/several_places": {"status": "known", "value": false}}"#,
        check: Incident(|incident, _, out| {
            let scenes = &incident.scenes;
            let differ = |pair: &[Scene]| matches!((city(&pair[0]), city(&pair[1])), (Some(a), Some(b)) if a != b);
            let one_of_several = incident.several_places.is_yes() && scenes.len() == 1;
            if one_of_several || (incident.several_places.is_no() && scenes.windows(2).any(differ)) {
                out.at("/several_places");
            }
        }),
    }

    /// Whether someone lives there agrees with the kind of place.
    ///
    /// Homes are shown more coarsely than other places. Which of the two is right decides how much
    /// of the address may be shown.
    RESIDENCE_KIND_CONFLICT = "residence-kind-conflict" {
        severity: Warning,
        ground: Logic,
        citation: "FBI NIBRS, location type 20: Residence/Home. A home is where people live.",
        exceptions: "An unoccupied house: use `other` with the source's words.",
        pointers: ["/incident/scenes/*/place/residence"],
        message: "the place is a home, and it is said that nobody lives there",
        bad: r#"{"/incident/scenes/0/place/kind": {"status": "known", "value": {"code": "residence"}}, "/incident/scenes/0/place/residence": {"status": "known", "value": false}}"#,
        good: r#"{"/incident/scenes/0/place/kind": {"status": "known", "value": {"code": "residence"}}, "/incident/scenes/0/place/residence": {"status": "unknown"}}"#,
        check: Scene(|scene, _, out| {
            let Some(place) = &scene.place else { return };
            let home = place.residence.is_no() && place.kind.value().is_some_and(|kind| *kind == PlaceKind::Residence);
            if home {
                out.at("/place/residence");
            }
        }),
    }
}

/// The places of something that has an id, each with where it stands.
pub(super) fn places(entity: Entity<'_>) -> [(&'static str, Option<&Place>); 2] {
    let one = |at, place| [(at, place), ("", None)];
    match entity {
        Entity::Scene(it) => one("/place", it.place.as_deref()),
        Entity::Event(it) => one("/place", it.place.as_deref()),
        Entity::Aid(it) => one("/place", it.place.as_deref()),
        Entity::Response(it) => one("/place", it.place.as_deref()),
        Entity::Thing(it) => one("/recovered_place", it.recovered_place.as_deref()),
        Entity::Person(it) => {
            let Some(death) = it.death.as_deref() else { return one("", None) };
            [("/death/place", death.place.as_deref()), ("/death/pronounced_place", death.pronounced_place.as_deref())]
        }
        _ => one("", None),
    }
}

/// Whether a point is said to be that of an address.
pub(super) fn is_of_address(place: &Place) -> bool {
    let precision = place.coordinates.value().and_then(|point| point.precision.value());
    precision.is_some_and(|precision| *precision == CoordinatePrecision::Address)
}

fn point(place: &Place) -> Option<(f64, f64)> {
    place.coordinates.value().map(|point| (point.latitude.get(), point.longitude.get()))
}

fn is_domestic(place: &Place) -> bool {
    place.country.as_deref().is_none_or(|country| country == "US")
}

fn state(place: &Place) -> Option<&'static State> {
    if is_domestic(place) { State::of(place.state.value()?) } else { None }
}

fn city(scene: &Scene) -> Option<&str> {
    scene.place.as_ref()?.city.value().map(String::as_str)
}

fn stated_state(scene: &Scene) -> Option<&str> {
    scene.place.as_ref()?.state.value().map(String::as_str)
}

fn is_zip(text: &str) -> bool {
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    match text.split_once('-') {
        Some((region, street)) => region.len() == 5 && street.len() == 4 && digits(region) && digits(street),
        None => matches!(text.len(), 5 | 9) && digits(text),
    }
}

/// Whether a source's words for a point begin with two zeros: `(0E-10, 0E-10)`.
fn are_zeros(words: &str) -> bool {
    let mut numbers = words.split(['(', ')', ',', '|', ' ']).filter(|word| !word.is_empty());
    let mut is_zero =
        || numbers.next().and_then(|word| word.parse().ok()).is_some_and(|number: f64| number.abs() < 0.001);
    is_zero() && is_zero()
}
