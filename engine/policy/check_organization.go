package policy

// organization puts problems into the words of AWS Organizations, which answers
// every one alike, and checks what resource control policies ask beyond.
//
// Source: https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps_syntax.html
func (c *checker) organization() {
	if c.kind == RCP && c.doc.syntax == nil {
		c.each(func(s *Statement) {
			switch p := s.Principal; {
			case !c.isObject(s):
			case p == nil:
				c.add(iamPrincipal, s.brace(), "missing-element", "", "A resource control policy has \"Principal\": \"*\".")
			case p.Not:
				c.add(iamPrincipal, p.KeyRange, "prohibited-element", "", "A resource control policy has no NotPrincipal.")
			case len(p.Values) != 1 || p.Values[0].Type != AnyPrincipal:
				c.add(iamPrincipal, p.Range, "bad-principal", "", "A resource control policy has \"Principal\": \"*\"; name others in a condition.")
			}
		})
	}
	for i := range c.out {
		p := &c.out[i]
		if p.ErrorCode == "" {
			continue
		}
		if p.Hint == "" {
			p.Hint = p.Message
		}
		p.Message = "The provided policy document does not meet the requirements of the specified policy type."
		p.ErrorCode, p.HTTPStatus = c.code(), 400
	}
}
