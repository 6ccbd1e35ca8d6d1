package iam

import (
	"slices"
	"strings"

	"crossgrant/engine/call"
	"crossgrant/engine/service"
	"crossgrant/engine/value"
	"crossgrant/engine/world"
)

// Virtual MFA devices. A user has at most one here, and every device shows the
// same code at all times.
//
// https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_mfa_enable_virtual.html

func createDevice(c *call.Call, in *value.Value) (*value.Value, *call.Error) {
	a, name := c.Caller.Account, in.Str("VirtualMFADeviceName")
	if err := checkName("virtualMFADeviceName", name, 226); err != nil {
		return nil, err
	}
	n, err := readNew(c, in)
	if err != nil {
		return nil, err
	}
	c.Target = a.EntityID()
	serial := "arn:aws:iam::" + a.ID + ":mfa" + n.path + name
	if err := n.permit(c, serial, "iam:TagMFADevice"); err != nil {
		return nil, err
	}
	if len(n.tags) > 0 {
		return nil, service.NotModelled("tags of MFA devices")
	}
	if slices.Contains(a.Devices, serial) || holderOf(a, serial) != nil {
		return nil, exists("MFADevice entity at the same path and name already exists.")
	}
	a.Devices = append(a.Devices, serial)
	c.World.Touch(a.EntityID())
	// The CLI writes the seed, or a picture of it, to a file.
	return value.Struct(value.M("VirtualMFADevice", value.Struct(value.S("SerialNumber", serial))), value.S("Body", "EXAMPLE NOT A REAL SEED\n")), nil
}

// holderOf finds the user to whom a device belongs; nil where nobody has it.
func holderOf(a *world.Account, serial string) *world.User {
	for _, u := range a.Users.Sorted() {
		if u.MFA == serial {
			return u
		}
	}
	return nil
}

// checkCodes checks the two codes in succession that an operation takes.
func checkCodes(in *value.Value) *call.Error {
	for _, name := range []string{"AuthenticationCode1", "AuthenticationCode2"} {
		if in.Str(name) != world.MFACode {
			return call.Fail(403, "InvalidAuthenticationCode", "Authentication code for device is not valid.")
		}
	}
	return nil
}

func noDevice(serial string) *call.Error {
	return noSuchEntity("MFA Device with serial number " + serial + " does not exist.")
}

func enableDevice(c *call.Call, in *value.Value) (*value.Value, *call.Error) {
	u, err := theUser(c, in)
	if err != nil {
		return nil, err
	}
	a, serial := u.Account, in.Str("SerialNumber")
	i := slices.Index(a.Devices, serial)
	switch {
	case holderOf(a, serial) != nil:
		return nil, exists("MFA Device is already in use.")
	case i < 0:
		return nil, noSuchEntity("VirtualMFADevice with serial number " + serial + " does not exist.")
	case u.MFA != "":
		return nil, service.NotModelled("a second MFA device of a user")
	}
	if err := checkCodes(in); err != nil {
		return nil, err
	}
	a.Devices = slices.Delete(a.Devices, i, i+1)
	u.MFA, u.MFASince = serial, c.World.Now
	c.World.Touch(u.EntityID())
	return nil, nil
}

// deviceUser authorizes an operation on a user's device.
func deviceUser(c *call.Call, in *value.Value) (*world.User, *call.Error) {
	u, err := theUser(c, in)
	if err != nil {
		return nil, err
	}
	if serial := in.Str("SerialNumber"); u.MFA == "" || u.MFA != serial {
		return nil, noDevice(serial)
	}
	return u, nil
}

func deactivateMFADevice(c *call.Call, in *value.Value) (*value.Value, *call.Error) {
	u, err := deviceUser(c, in)
	if err != nil {
		return nil, err
	}
	u.Account.Devices = append(u.Account.Devices, u.MFA)
	u.MFA = ""
	c.World.Touch(u.EntityID())
	return nil, nil
}

func resyncDevice(c *call.Call, in *value.Value) (*value.Value, *call.Error) {
	if _, err := deviceUser(c, in); err != nil {
		return nil, err
	}
	return nil, checkCodes(in)
}

func enabled(u *world.User) string {
	if u.MFASince.IsZero() {
		return service.Time(u.Created)
	}
	return service.Time(u.MFASince)
}

func getDevice(c *call.Call, in *value.Value) (*value.Value, *call.Error) {
	u, err := deviceUser(c, in)
	if err != nil {
		return nil, err
	}
	return value.Struct(value.S("UserName", u.Name), value.S("SerialNumber", u.MFA), value.S("EnableDate", enabled(u))), nil
}

func listMFADevices(c *call.Call, in *value.Value) (*value.Value, *call.Error) {
	u, err := theUser(c, in)
	if err != nil {
		return nil, err
	}
	list := value.List()
	if u.MFA != "" {
		list.Append(value.Struct(value.S("UserName", u.Name), value.S("SerialNumber", u.MFA), value.S("EnableDate", enabled(u))))
	}
	return truncated("MFADevices", list), nil
}

func listDevices(c *call.Call, in *value.Value) (*value.Value, *call.Error) {
	status := in.Str("AssignmentStatus")
	var v service.Constraints
	if status != "" {
		v.OneOf("assignmentStatus", status, "Assigned Unassigned Any")
	}
	if err := v.Error(); err != nil {
		return nil, err
	}
	if err := permitList(c, in, "mfa"); err != nil {
		return nil, err
	}
	list := value.List()
	for _, u := range c.Caller.Account.Users.Sorted() {
		if u.MFA != "" && status != "Unassigned" {
			list.Append(value.Struct(value.S("SerialNumber", u.MFA), value.M("User", printUser(u)), value.S("EnableDate", enabled(u))))
		}
	}
	for _, serial := range c.Caller.Account.Devices {
		if status != "Assigned" {
			list.Append(value.Struct(value.S("SerialNumber", serial)))
		}
	}
	return truncated("VirtualMFADevices", list), nil
}

func deleteDevice(c *call.Call, in *value.Value) (*value.Value, *call.Error) {
	a, serial := c.Caller.Account, in.Str("SerialNumber")
	c.Target = a.EntityID()
	if !strings.HasPrefix(serial, "arn:aws:iam::"+a.ID+":mfa/") {
		return nil, service.Invalid("The specified value for serialNumber is invalid.")
	}
	if err := permit(c, "iam:DeleteVirtualMFADevice", call.Access{Resource: serial, Owner: a}, ""); err != nil {
		return nil, err
	}
	i := slices.Index(a.Devices, serial)
	switch {
	case holderOf(a, serial) != nil:
		return nil, conflict("MFA VirtualDevice in use. Must deactivate first.")
	case i < 0:
		return nil, noSuchEntity("VirtualMFADevice with serial number " + serial + " doesn't exist.")
	}
	a.Devices = slices.Delete(a.Devices, i, i+1)
	c.World.Touch(a.EntityID())
	return nil, nil
}
