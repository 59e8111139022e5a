// Which headers name the partner that a row belongs to.
// Promises: the partner global account comes first; the locations below it are rolled up to it.

/** No documented column of the marketplace exports names the publisher; a column of the user's own may. */
export const publisher = {
  partner: ["PGA ID", "PGA MPN ID", "PGA Partner ID", "Partner ID", "MPN ID", "Publisher ID", "Seller ID"],
  partnerName: ["Partner", "Partner name", "Publisher", "Publisher name", "Seller name"],
} as const;

/** Ids and names of publishers and locations: one partner global account may have several. */
export const belowGlobalAccount: readonly string[] = ["Publisher ID", "Seller ID", "MPN ID", "Publisher", "Publisher name", "Seller name"];

export const globalAccount = {
  partner: ["PGAMpnID", "PGAPartnerID", "PGA_MPNID", "GlobalPartnerID", "PartnerID", "MPNID"],
  partnerName: ["PGA_PartnerName", "PartnerName"],
} as const;
