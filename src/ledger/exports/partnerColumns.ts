// Which headers name the partner that a row belongs to.
// Promises: the partner global account comes first; the locations below it are rolled up to it.

/** No documented column of the marketplace exports names the publisher; a column of the user's own may. */
export const publisher = {
  partner: ["PGA ID", "PGA MPN ID", "PGA Partner ID", "Partner ID", "MPN ID", "Publisher ID", "Seller ID"],
  partnerName: ["Partner", "Partner name", "Publisher", "Publisher name", "Seller name"],
} as const;

export const globalAccount = {
  partner: ["PGAMpnID", "PGAPartnerID", "PGA_MPNID", "GlobalPartnerID", "PartnerID", "MPNID"],
  partnerName: ["PGA_PartnerName", "PartnerName"],
} as const;
