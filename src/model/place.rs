//! Where: places, scenes and coordinates.

use super::incident::Outcome;
use super::record::{entity, record};
use super::surroundings::Surroundings;
use crate::value::code::codes;
use crate::value::fact::plain_value;
use crate::{Coded, Date, Fact, List, Number, PersonId, SceneId};

entity! {
    /// A place and the time that something of the incident happened there. A pursuit has several.
    pub struct Scene(SceneId) {}
    optional {
        /// The place of the scene.
        place: Option<Box<Place>>,
        /// When it began at this scene.
        started: Fact<Date>,
        /// When it ended at this scene.
        ended: Fact<Date>,
        /// The worst outcome there for anyone who was struck.
        outcome: Fact<Coded<Outcome>>,
        /// What happened there, in a sentence.
        description: Option<String>,
    }
}

record! {
    /// A place. Give nothing finer than a block where people live.
    pub struct Place {}
    optional {
        /// What the place is called: "Meadowview", "Golden 1 Center".
        name: Fact<String>,
        /// The block, as police and press give it: "7500 block of 29th Street".
        block: Fact<String>,
        /// The two streets that cross there.
        intersection: Fact<String>,
        /// The full address. Of homes, only in records that are not public.
        street_address: Fact<String>,
        /// The city or town.
        city: Fact<String>,
        /// The county or parish.
        county: Fact<String>,
        /// The state, as its USPS code: `CA`.
        state: Fact<String>,
        /// The postal code (ZIP): a text, since leading zeros matter.
        postal_code: Fact<String>,
        /// The country, as its ISO 3166-1 alpha-2 code: `US`.
        country: Option<String>,
        /// What kind of place it is (FBI NIBRS location type; New Jersey `location_type`).
        kind: Fact<Coded<PlaceKind>>,
        /// Whether someone lives there.
        residence: Fact<bool>,
        /// The people whose home it is.
        residents: List<PersonId>,
        /// Whether it was inside a building (New Jersey `indoors`).
        indoors: Fact<bool>,
        /// Whether it is a school's ground, kindergarten to grade 12 (URSUS `ON_K12_CAMPUS`).
        on_k12_campus: Fact<bool>,
        /// Town or country (Mapping Police Violence `geography`).
        setting: Fact<Coded<Setting>>,
        /// The point on the earth, with how precise it is.
        coordinates: Fact<Coordinates>,
        /// The United States census tract: a text, since leading zeros matter.
        census_tract: Fact<String>,
        /// The council district or police district that it lies in.
        district: Fact<String>,
        /// What the area around it is like.
        surroundings: Option<Box<Surroundings>>,
        /// Weather and light then, as described (Chicago tactical response reports).
        conditions: Option<String>,
    }
}

record! {
    /// A point on the earth, in degrees of latitude and longitude (WGS 84, as GPS has them).
    pub struct Coordinates {
        /// Degrees north of the equator, -90 to 90.
        latitude: Number,
        /// Degrees east of Greenwich, -180 to 180; negative in the Americas.
        longitude: Number,
    }
    optional {
        /// How precise the point is (Washington Post v2 `location_precision`, v1
        /// `is_geocoding_exact`).
        precision: Fact<Coded<CoordinatePrecision>>,
    }
}

plain_value!([] Coordinates, "Coordinates");

codes! {
    /// How precise a point is. Source: Washington Post v2 `location_precision`; v1 only tells the
    /// place of the shooting from the middle of a larger area.
    open enum CoordinatePrecision {
        /// An address.
        Address = "address",
        /// A block of a street.
        Block = "block",
        /// A crossing.
        Intersection = "intersection",
        /// A road, without where on it.
        Road = "road",
        /// A highway, without where on it.
        Highway = "highway",
        /// The place of the shooting, within about 100 metres.
        Near = "within_100_metres",
        /// A small named place.
        SmallPlace = "poi_small",
        /// A large named place.
        LargePlace = "poi_large",
        /// The middle of a town or district.
        Area = "area",
    }
}

codes! {
    /// What kind of place it is. Source: FBI NIBRS location types, as the National Use-of-Force
    /// collection uses them, in wider groups.
    open enum PlaceKind {
        /// A street, road, alley or pavement.
        Street = "street",
        /// A home, with its yard.
        Residence = "residence",
        /// A shop, restaurant, office or other business.
        Business = "business",
        /// A parking lot or garage.
        Parking = "parking",
        /// A park, field or wood.
        OpenLand = "open_land",
        /// A school or college.
        School = "school",
        /// A hospital or clinic.
        Medical = "medical",
        /// A jail, prison or police station.
        Custody = "custody",
        /// A court, city hall or other public building.
        PublicBuilding = "public_building",
        /// A bus, train or aircraft, or its stop.
        Transit = "transit",
        /// A place of worship.
        Worship = "worship",
        /// A hotel or motel.
        Hotel = "hotel",
    }
}

codes! {
    /// Town or country. Source: Mapping Police Violence `geography`.
    open enum Setting {
        /// A city.
        Urban = "urban",
        /// Its outskirts.
        Suburban = "suburban",
        /// The country.
        Rural = "rural",
    }
}
